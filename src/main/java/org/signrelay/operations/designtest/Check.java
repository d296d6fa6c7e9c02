package org.signrelay.operations.designtest;

/**
 * One check of a design's test.
 *
 * @param name the key of the design that it is about, such as {@code record.document.key-field}
 */
public record Check(String name, Verdict verdict) {}
