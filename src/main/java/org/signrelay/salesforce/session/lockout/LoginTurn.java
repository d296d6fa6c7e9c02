package org.signrelay.salesforce.session.lockout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which node may log in to an org, and until when; the row stays when the turn is over. */
@Entity
@Table(name = "login_turn")
public class LoginTurn {
  @Id private String org;
  private String holder;

  @Column(name = "ends_at")
  private long endsAt;

  /** For JPA. */
  protected LoginTurn() {}

  LoginTurn(String org, String holder, long endsAtMillis) {
    this.org = org;
    this.holder = holder;
    this.endsAt = endsAtMillis;
  }
}
