package org.signrelay.bench.ground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilersTest {

  @Test
  void theTimeOfAllCompilersIsTold() {
    // Given
    Jcmd here = new Jcmd(ProcessHandle.current());

    // When
    long nanos = Compilers.nanos(here.run("PerfCounter.print"));

    // Then
    assertThat(nanos).isPositive();
  }
}
