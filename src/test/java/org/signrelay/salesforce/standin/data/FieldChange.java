package org.signrelay.salesforce.standin.data;

import java.time.Instant;

/** A value that a call wrote to a field, also when the field held it already. */
public record FieldChange(Instant time, Object value) {}
