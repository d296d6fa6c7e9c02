package org.signrelay.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.signrelay.intake.answer.AnswerForm;
import org.signrelay.intake.body.Body;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.BoundedBytes;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.trace.CallTrace;
import org.signrelay.intake.transmission.DocumentSink;
import org.signrelay.intake.transmission.TransmissionBody;
import org.signrelay.intake.transmission.TransmissionLimits;

/**
 * A call as it came over HTTP. Remembers in the request which format its body turns out to have, so
 * that every answer takes the form of the call, whoever gives it.
 */
record IncomingCall(HttpServletRequest request) {
  private static final String CALL = IncomingCall.class.getName();
  private static final String FORMAT = BodyFormat.class.getName();
  private static final String ADDRESS = IncomingCall.class.getName() + ".address";
  private static final String TRACE = CallTrace.class.getName();

  /** Has everybody find this call who is shown its request. */
  void attach() {
    request.setAttribute(CALL, this);
  }

  /**
   * The call of a request.
   *
   * @param shown as the framework shows it, which looks for the real one whenever it is asked
   */
  static IncomingCall of(HttpServletRequest shown) {
    return (IncomingCall)
        Objects.requireNonNull(
            shown.getAttribute(CALL), "a request that LenientHeaders did not see");
  }

  /** Whether its URL has a query. */
  boolean hasQuery() {
    return request.getQueryString() != null;
  }

  /** The values of a header, one for each line; none if it is not there. */
  List<String> header(String name) {
    return Collections.list(request.getHeaders(name));
  }

  /** Address of the peer, as the server sees it. */
  String peer() {
    return request.getRemoteAddr();
  }

  /** Address of the caller; that of the peer until {@link #cameFrom} told another one. */
  String address() {
    Object told = request.getAttribute(ADDRESS);
    return told == null ? peer() : told.toString();
  }

  /** Remembers where the call came from, for everybody who is shown the same request. */
  void cameFrom(String address) {
    request.setAttribute(ADDRESS, address);
  }

  /**
   * Reads the body.
   *
   * @param most bound in bytes
   * @throws RefusedException if it is too large, not supported or does not parse
   */
  Body read(InputStream stream, long most) {
    requireThatItIsNotPacked();
    byte[] bytes =
        BoundedBytes.read(trace().following(stream), request.getContentLengthLong(), most);
    return Body.read(bytes, contentType(), this::remember);
  }

  /**
   * Reads the body of a transmission; its documents go to the sink.
   *
   * @param outside values that the call has outside of its body
   * @throws RefusedException as {@link TransmissionBody#read} does
   */
  TransmissionBody readTransmission(
      InputStream stream, List<FoundValue> outside, DocumentSink sink, TransmissionLimits limits) {
    requireThatItIsNotPacked();
    try {
      return TransmissionBody.read(
          trace().following(stream), contentType(), outside, sink, limits, this::remember);
    } catch (IOException notKept) {
      throw new UncheckedIOException(notKept);
    }
  }

  /**
   * What is kept of this call if it is refused; the same at each call. To be asked for first by the
   * thread that takes the call.
   */
  CallTrace trace() {
    CallTrace known = (CallTrace) request.getAttribute(TRACE);
    if (known == null) {
      known =
          new CallTrace(
              LenientHeaders.refusedCalls(request),
              request.getMethod(),
              pathInApplication(),
              address(),
              Optional.ofNullable(LenientHeaders.sent(request, LenientHeaders.Shown.CONTENT_TYPE)));
      request.setAttribute(TRACE, known);
    }
    return known;
  }

  private String pathInApplication() {
    String path = request.getRequestURI();
    return path.substring(Math.min(path.length(), request.getContextPath().length()));
  }

  /** The names of its headers. */
  List<String> headerNames() {
    return Collections.list(request.getHeaderNames());
  }

  /** The form in which the call is answered. */
  AnswerForm form() {
    Optional<BodyFormat> understood =
        Optional.ofNullable(request.getAttribute(FORMAT)).map(BodyFormat.class::cast);
    return AnswerForm.choose(
        LenientHeaders.sent(request, LenientHeaders.Shown.ACCEPT), understood.or(this::announced));
  }

  /** SOAP 1.1 calls itself {@code text/xml} and shows itself by a header. */
  private Optional<BodyFormat> announced() {
    return contentType()
        .format()
        .map(
            format ->
                format == BodyFormat.XML && !header("SOAPAction").isEmpty()
                    ? BodyFormat.SOAP_1_1
                    : format);
  }

  /** What is packed would have to be unpacked before its size is known. */
  private void requireThatItIsNotPacked() {
    header("Content-Encoding").stream()
        .filter(encoding -> !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity"))
        .findFirst()
        .ifPresent(
            encoding -> {
              throw new RefusedException(
                  Problem.UNSUPPORTED_BODY,
                  "The Content-Encoding "
                      + Quoted.text(encoding)
                      + " is not supported: send the body as it is.");
            });
  }

  private void remember(BodyFormat format) {
    request.setAttribute(FORMAT, format);
  }

  private ContentType contentType() {
    return ContentType.parse(LenientHeaders.sent(request, LenientHeaders.Shown.CONTENT_TYPE));
  }
}
