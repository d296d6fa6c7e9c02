package org.signrelay.salesforce.standin.fault;

import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Request;

/** What a fault script can tell calls apart by. */
public record CallFacts(CallKind kind, Request request) {}
