package org.signrelay.salesforce.file;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a document; can be read again and again, and are never in memory as a whole. */
public interface FileSource {
  /** Size in bytes. */
  long size();

  /** MD5 of the bytes, 32 hexadecimal digits. */
  String md5();

  /** The bytes from the first one on. */
  InputStream open() throws IOException;
}
