package org.signrelay.salesforce.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.session.lockout.LoginTurns;

/** Logs in without a network: each login opens the next of the sessions s1, s2 … */
final class ScriptedLogin extends Logins {
  final List<Secret> sent = new CopyOnWriteArrayList<>();
  Function<Org, Session> outcome = org -> session(sent.size());

  @Override
  Session login(Org org) {
    sent.add(org.credentials().combination());
    return outcome.apply(org);
  }

  /** An entrance that logs in by this, as the only node, and keeps refusals in memory. */
  Entrance entrance(Designs designs, KnownRefusals refusals) {
    Entrance entrance = new Entrance();
    entrance.logins = this;
    entrance.refusedLogins = refusals;
    entrance.turns = new OnlyNode();
    entrance.callCredentials = org -> List.of();
    entrance.designs = designs;
    return entrance;
  }

  private static final class OnlyNode extends LoginTurns {
    @Override
    public <T> T inTurn(OrgId org, Duration length, Supplier<T> task) {
      return task.get();
    }
  }

  static Session session(int number) {
    return new Session(URI.create("https://acme.my.salesforce.com"), new Secret("s" + number));
  }
}
