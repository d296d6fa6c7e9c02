package org.signrelay.it.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one SignRelay of this run to tests, and stops it when all of them are over. */
public final class RelayExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(RelayExtension.class);
  private static final int PLAIN_SITES = 85;

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
    private final Relay relay = Relay.prepared("shared", PLAIN_SITES).start();

    @Override
    public void close() {
      relay.close();
    }
  }
}
