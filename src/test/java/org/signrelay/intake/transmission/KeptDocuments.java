package org.signrelay.intake.transmission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps the documents of a test's call. */
final class KeptDocuments implements DocumentSink {
  private final List<Kept> begun = new ArrayList<>();

  @Override
  public OutputStream begin() {
    Kept document = new Kept();
    begun.add(document);
    return document;
  }

  List<String> texts() {
    return begun.stream().map(document -> document.toString(UTF_8)).toList();
  }

  /** Whether each document was closed, exactly once. */
  List<Boolean> complete() {
    return begun.stream().map(document -> document.closed == 1).toList();
  }

  private static final class Kept extends ByteArrayOutputStream {
    private int closed;

    @Override
    public void close() {
      closed++;
    }
  }
}
