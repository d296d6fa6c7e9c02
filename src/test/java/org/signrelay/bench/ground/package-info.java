/** What a part of the benchmark stands on: a server, its database, and orgs of Salesforce. */
package org.signrelay.bench.ground;
