package org.signrelay.salesforce.session;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.signrelay.design.Org;
import org.signrelay.design.Secret;

/** Logs in without a network: each login opens the next of the sessions s1, s2 … */
final class ScriptedLogin extends SoapLogin {
  final List<Secret> sent = new CopyOnWriteArrayList<>();
  Function<Org, Session> outcome = org -> session(sent.size());

  @Override
  Session login(Org org) {
    sent.add(org.passwordWithToken());
    return outcome.apply(org);
  }

  static Session session(int number) {
    return new Session(URI.create("https://acme.my.salesforce.com"), new Secret("s" + number));
  }
}
