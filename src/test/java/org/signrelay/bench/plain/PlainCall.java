package org.signrelay.bench.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** The body of a request. */
@Entity
@Table(name = "plain_call")
public class PlainCall {
  static final String SEQUENCE = "plain_call_seq";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = SEQUENCE)
  @SequenceGenerator(name = SEQUENCE, sequenceName = SEQUENCE, allocationSize = 50)
  private long id;

  private String content;

  /** For JPA. */
  protected PlainCall() {}

  PlainCall(String content) {
    this.content = content;
  }

  String content() {
    return content;
  }
}
