package org.signrelay.it.support;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one SignRelay of this run to tests, and stops it when all of them are over. It encrypts
 * what it stores, and believes tests that say whom they serve. Classes of tests use it at the same
 * time: what they do must concern their own sites alone.
 */
public final class RelayExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(RelayExtension.class);
  private static final int PLAIN_SITES = 120;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Relay.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Shared.class, first -> new Shared(), Shared.class)
        .relay;
  }

  private static final class Shared implements AutoCloseable {
    private final Relay relay = Relay.prepared("shared", PLAIN_SITES);

    Shared() {
      relay.configure(
          Map.of(
              "signrelay.encryption-key",
              randomKey(),
              "signrelay.trusted-proxies",
              "127.0.0.0/8, ::1"));
      relay.start();
    }

    private static String randomKey() {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
      relay.close();
    }
  }
}
