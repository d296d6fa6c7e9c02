package org.signrelay.salesforce.standin.protocol;

import java.io.InputStream;
import java.util.Optional;

/**
 * The part of a multipart body that holds a file; its content is read while the call is worked on.
 *
 * @param contentName name of the part with the content: {@code VersionData} or {@code Body}
 * @param filename what the content part gives as its file name
 */
public record Upload(String contentName, Optional<String> filename, InputStream content) {}
