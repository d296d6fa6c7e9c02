package org.signrelay.design.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a document or envelope stands, with the acronyms that AssureSign's Salesforce packages use:
 * {@code DCO} for a completed document, {@code ECO} for a completed envelope.
 */
public enum Status {
  /** Set up, not sent. */
  CREATED("CR", 1),
  /** Sent, not completed. */
  STARTED("ST", 2),
  /** All fields completed by all signatories. */
  COMPLETED("CO", 3),
  EXPIRED("EX", 3),
  /** Cancelled by the creator after sending. */
  CANCELLED("CA", 3),
  /** Signing declined. */
  DECLINED("SD", 3);

  private static final int FINAL_RANK = 3;

  private final String stem;
  private final int rank;

  Status(String stem, int rank) {
    this.stem = stem;
    this.rank = rank;
  }

  /** The acronym for a kind, in upper case: DCR, DST, DCO, DEX, DCA, DSD or the E forms. */
  public String acronym(Kind kind) {
    return kind.initial() + stem;
  }

  /** Created is lower than started, started lower than the four final statuses, which are equal. */
  public int rank() {
    return rank;
  }

  /** A final status is the end of a document's life: completed, expired, cancelled or declined. */
  public boolean isFinal() {
    return rank == FINAL_RANK;
  }

  /** The status with this acronym, of either kind, in any case. */
  public static Optional<Status> ofAcronym(String acronym) {
    String wanted = acronym.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            status ->
                status.acronym(Kind.DOCUMENT).equals(wanted)
                    || status.acronym(Kind.ENVELOPE).equals(wanted))
        .findFirst();
  }
}
