package org.signrelay.salesforce.standin.protocol;

import java.io.InputStream;
import java.util.Optional;

/**
 * The parts of a multipart body; the content is read from the connection while the call is worked
 * on, never held in memory.
 *
 * @param entityName name of the part with the record's fields, such as {@code entity_content}
 * @param contentName name of the part with the content: {@code VersionData} or {@code Body}
 * @param filename what the content part gives as its file name
 */
public record Upload(
    String entityName, String contentName, Optional<String> filename, InputStream content) {}
