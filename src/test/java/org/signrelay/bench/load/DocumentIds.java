package org.signrelay.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of documents in the form of a UUID, each used once: a random beginning and a number. */
public final class DocumentIds {
  static final int LENGTH = 36;

  private static final int BEGINNING = 24;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

  private final byte[] beginning =
      UUID.randomUUID().toString().substring(0, BEGINNING).getBytes(US_ASCII);
  private final AtomicLong used = new AtomicLong();

  /** The number of an id that was not used before. */
  long next() {
    return reserve(1);
  }

  /** The first of so many numbers in a row that were not used before. */
  long reserve(int number) {
    return used.getAndAdd(number);
  }

  /** The id with a number; they are used from 0 on. */
  public String get(long number) {
    byte[] id = new byte[LENGTH];
    write(number, id, 0);
    return new String(id, US_ASCII);
  }

  /** Writes an id into a text. */
  void write(long number, byte[] text, int at) {
    System.arraycopy(beginning, 0, text, at, BEGINNING);
    long rest = number;
    for (int place = at + LENGTH - 1; place >= at + BEGINNING; place--) {
      text[place] = DIGITS[(int) (rest & 0xf)];
      rest >>>= 4;
    }
  }
}
