package org.signrelay.intake;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * Web hooks. Names its classes, so that answers to DocumentTRAK and to admins have nothing to do
 * with each other.
 */
@ApplicationPath("hooks")
public class HooksApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(HookResource.class, RefusalMapper.class);
  }
}
