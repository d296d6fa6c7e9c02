package org.signrelay.salesforce.session.lockout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** A combination of login host, user and secrets that Salesforce refused; the secrets as a hash. */
@Entity
@Table(name = "refused_login")
public class RefusedLogin {
  @Id private UUID id;
  private String org;
  private String salt;
  private String hash;
  private String code;
  private String message;

  @Column(name = "refused_at")
  private long refusedAt;

  /** For JPA. */
  protected RefusedLogin() {}

  RefusedLogin(OrgId org, SlowHash hash, Failure failure, long refusedAtMillis) {
    this.id = UUID.randomUUID();
    this.org = org.value();
    this.salt = hash.salt();
    this.hash = hash.hash();
    this.code = failure.code();
    this.message = failure.message();
    this.refusedAt = refusedAtMillis;
  }

  UUID id() {
    return id;
  }

  long refusedAtMillis() {
    return refusedAt;
  }

  SlowHash hash() {
    return new SlowHash(salt, hash);
  }

  Failure failure() {
    return new Failure(Reaction.HOLD, Scope.LOGIN, code, message);
  }
}
