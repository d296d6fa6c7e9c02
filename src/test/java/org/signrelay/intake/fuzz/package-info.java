/**
 * What a caller may send, be it nonsense or malice: a fuzzer makes bytes, guided by the code that
 * they reach, and whatever they are the answer must be one that the contract has. Inputs worth
 * keeping lie in {@code src/test/resources/org/signrelay/intake/fuzz}.
 */
package org.signrelay.intake.fuzz;
