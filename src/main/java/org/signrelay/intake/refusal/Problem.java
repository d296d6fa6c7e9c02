package org.signrelay.intake.refusal;

import java.util.Locale;

/** The catalogue of refusals: each with its type, title, HTTP status and what to do about it. */
public enum Problem {
  BAD_REQUEST(400, "The request cannot be understood", "Check the URL, method and headers."),
  MALFORMED_BODY(
      400,
      "The body does not parse",
      "Mend the body at the line and column given; look for a merged value that holds a quote,"
          + " an ampersand or an angle bracket."),
  MALFORMED_DOCUMENT(
      400,
      "The document is not base64",
      "Send the document's bytes as base64 of RFC 4648, with nothing before or behind them."),
  CALLER_NOT_VERIFIED(
      401,
      "The caller could not be verified",
      "Compare the credentials or headers of the DocumentTRAK design with caller.… of this one."),
  ADDRESS_NOT_ALLOWED(
      403,
      "The address is not allowed",
      "Add the address that the reason names to caller.allow-from, or call from another one; if it"
          + " is that of your proxy, name the proxy in signrelay.trusted-proxies."),
  UNKNOWN_DESIGN(
      404,
      "There is no such notification design",
      "Compare the name in the URL with the files in the configuration directory."),
  UNKNOWN_ADDRESS(
      404,
      "There is nothing at this address",
      "Use hooks/{design} or hooks/{design}/{status} below the context root."),
  NO_RECORD(
      404,
      "No record could be found",
      "Look for the document's or envelope's id in the key field of the record in Salesforce. The"
          + " call is kept and tried again until no-record.give-up-after is over."),
  METHOD_NOT_ALLOWED(
      405, "The method is not allowed here", "Use one of the methods in the Allow header."),
  TOO_LARGE(
      413,
      "The call is too large",
      "Send less, or raise signrelay.max-notification-size; documents belong to transmissions."),
  DOCUMENT_TOO_LARGE(
      413,
      "The document is too large",
      "Raise signrelay.max-document-size, or send a smaller document."),
  UNSUPPORTED_BODY(
      415,
      "The format of the body is not supported",
      "Send JSON, XML or a form, in UTF-8 at best."),
  CONFLICTING_VALUES(
      422,
      "One name has two different values",
      "Send each name once, or use names that tell the values apart."),
  MISSING_VALUE(
      422,
      "A value is missing",
      "Add the value that the reason names; an empty value and an unreplaced merge field count as"
          + " missing."),
  UNUSABLE_VALUE(
      422, "A value cannot be used", "Correct the value that the reason names in the design."),
  EMPTY_DOCUMENT(422, "A document is empty", "Send the call when the document is completed."),
  UNWANTED_DOCUMENT(
      422,
      "The design does not take this type of document",
      "Add the media type that the reason names to document.types, or do not send such documents."),
  UNCONFIGURED_KIND(
      422,
      "The design does not handle this kind of transaction",
      "Configure record.document.… or record.envelope.…, or send the other kind elsewhere."),
  DEAD_LETTER(
      422,
      "Salesforce cannot take it",
      "Mend what the reason says, in Salesforce or in the design; then send the call again or retry"
          + " its dead letter."),
  TOO_MANY_FAILURES(
      429,
      "Too many calls failed the caller check",
      "Compare the credentials or headers of the DocumentTRAK design with caller.… of this one; a"
          + " call with the right ones is taken at once."),
  DESIGN_REFUSED(
      503,
      "The configuration of the design is refused",
      "Mend what the log says about the design; the call will be accepted when it is sent again."),
  NOT_COMMITTED(
      503, "The call could not be stored", "Nothing was kept. Send the call again later.");

  private final int status;
  private final String title;
  private final String remedy;

  Problem(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  /** Type URI of RFC 9457, such as {@code urn:signrelay:problem:unknown-design}. */
  public String type() {
    return "urn:signrelay:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** HTTP status code. */
  public int status() {
    return status;
  }

  /** The same short text for every refusal of this type. */
  public String title() {
    return title;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }

  /**
   * The {@code result} of the answer: {@code not accepted} if the same call may succeed later, else
   * {@code refused}.
   */
  public String result() {
    return status == 503 ? "not accepted" : "refused";
  }
}
