package org.signrelay.intake;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Document transmissions; names its classes as {@link HooksApplication} does. */
@ApplicationPath("transmissions")
public class TransmissionsApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(TransmissionResource.class, RefusalMapper.class);
  }
}
