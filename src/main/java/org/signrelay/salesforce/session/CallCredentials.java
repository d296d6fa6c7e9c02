package org.signrelay.salesforce.session;

import java.util.List;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;

/**
 * Credentials that calls brought and that still wait to be used; whoever keeps calls knows them.
 */
public interface CallCredentials {

  /** Each of an org's once, those of the newest call first; a few at most. */
  List<Org> waitingFor(OrgId org);
}
