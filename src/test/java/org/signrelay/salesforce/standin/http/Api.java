package org.signrelay.salesforce.standin.http;

import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Request;

/** What the front end asks of the org: the kind of a request, and its answer. */
public interface Api {
  CallKind kind(Request request);

  Answer answer(Request request, CallScope scope);
}
