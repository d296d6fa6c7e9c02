package org.signrelay.salesforce.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.session.lockout.RefusedLogins;

/** Refused credentials, kept in memory in place of the database. */
final class KnownRefusals extends RefusedLogins {
  final Map<Secret, Failure> bySecret = new LinkedHashMap<>();

  @Override
  public Optional<Failure> refusalOf(Org org) {
    return Optional.ofNullable(bySecret.get(org.credentials().combination()));
  }

  @Override
  public void remember(Org org, Failure failure) {
    bySecret.put(org.credentials().combination(), failure);
  }

  @Override
  public void forget(OrgId org) {
    bySecret.clear();
  }
}
