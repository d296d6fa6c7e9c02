package org.signrelay.salesforce.value;

import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What is sent for a field.
 *
 * @param json a text, number, true or false; never null
 * @param remark what people should know of it, such as that a text was cut
 */
public record FieldValue(JsonValue json, Optional<String> remark) {}
