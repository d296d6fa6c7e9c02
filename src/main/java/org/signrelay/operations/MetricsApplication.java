package org.signrelay.operations;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.signrelay.operations.answer.ProblemMapper;

/** Figures for a monitoring system, at {@code /signrelay/metrics}. */
@ApplicationPath("metrics")
public class MetricsApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(MetricsResource.class, ProblemMapper.class);
  }
}
