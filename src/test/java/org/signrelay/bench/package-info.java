/**
 * The benchmark: {@code mvn -Pbench verify} measures its parts one after the other, and writes each
 * one's figures into its section of {@code docs/performance.md}.
 */
package org.signrelay.bench;
