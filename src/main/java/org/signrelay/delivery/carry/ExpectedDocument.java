package org.signrelay.delivery.carry;

/** How far the document of a web hook's record has come. */
public enum ExpectedDocument {
  /** It was not sent, or its transmission waits for something else than its turn. */
  NOT_YET,
  /** Its transmission is carried out as soon as there is a place. */
  GOES_NEXT,
  /** Its transmission has ended, whatever became of it. */
  CAME
}
