package org.signrelay.salesforce.session.lockout;

import org.signrelay.design.OrgId;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.reaction.Failure;

/** That Salesforce refused a login, until it is stored. */
record Refusal(OrgId org, Secret combination, Failure failure, long refusedAtMillis) {}
