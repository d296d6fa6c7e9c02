package org.signrelay.salesforce.standin.protocol;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes of known number that can be written as often as wanted. */
public interface Content {
  Content NONE = of(new byte[0]);

  long length();

  void writeTo(OutputStream out) throws IOException;

  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}
