package org.signrelay.bench.parse;

/** A form in which DocumentTRAK sends its values, about a thousand bytes of each. */
enum Shape {
  JSON("application/json", MergedValues.json(), PlainReading::json),
  XML("text/xml; charset=utf-8", MergedValues.xml(), PlainReading::xml),
  /** Version 1.1. */
  SOAP("text/xml; charset=utf-8", MergedValues.soap(), PlainReading::xml),
  FORM("application/x-www-form-urlencoded", MergedValues.form(), PlainReading::form),
  /** JSON that calls itself text. */
  TEXT("text/plain", MergedValues.json(), PlainReading::json);

  private final byte[] body;
  private final BodyReading plain;
  private final BodyReading reading;
  private final BodyReading understanding;

  Shape(String contentType, byte[] body, BodyReading plain) {
    this.body = body;
    this.plain = plain;
    this.reading = RelayReading.reading(contentType);
    this.understanding = RelayReading.understanding(contentType);
  }

  int bytes() {
    return body.length;
  }

  /** Something that depends on what the parser alone reads. */
  int readPlainly() {
    return plain.read(body);
  }

  /** Something that depends on what SignRelay reads. */
  int read() {
    return reading.read(body);
  }

  /** Something that depends on what SignRelay makes of it. */
  int understand() {
    return understanding.read(body);
  }
}
