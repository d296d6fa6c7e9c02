package org.signrelay.intake.transmission;

import java.util.Optional;

/**
 * A document of a call. Texts are as the caller wrote them.
 *
 * @param element name of the field, element or part that held it; empty for a body that is the
 *     document
 * @param name the {@code documentName} beside it
 * @param fileName the {@code fileName} beside it, or that of its part
 * @param mediaType what its part or {@code data:} prefix says of it, or {@code application/pdf} of
 *     a body that is the document
 */
public record FoundDocument(
    String element, Optional<String> name, Optional<String> fileName, Optional<String> mediaType) {}
