package org.signrelay.bench.ground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {

  @Test
  void theHeapOfG1IsOneFigureAndMetaspaceIsNotOfIt() {
    // Given
    String info =
        """
        4711:
         garbage-first heap   total 524288K, used 204800K [0x00000000e0000000, 0x0000000100000000)
          region size 1024K, 150 young (153600K), 10 survivors (10240K)
         Metaspace       used 151000K, committed 152000K, reserved 1179648K
        """;

    // Then
    assertThat(Heap.used(info)).isEqualTo(200);
  }

  @Test
  void generationsAreAddedUp() {
    // Given
    String info =
        """
        4711:
         def new generation   total 157248K, used 10240K [0x1, 0x2, 0x3)
          eden space 139776K,   5% used [0x1, 0x2, 0x3)
         tenured generation   total 349568K, used 92160K [0x1, 0x2, 0x3)
           the space 349568K,  10% used [0x1, 0x2, 0x3, 0x4)
        """;

    // Then
    assertThat(Heap.used(info)).isEqualTo(100);
  }

  @Test
  void theTotalOfAHistogramIsWhatIsAlive() {
    // Given
    String histogram =
        """
        4711:
         num     #instances         #bytes  class name (module)
        -------------------------------------------------------
           1:        301184       20971520  [B (java.base@17.0.15)
        Total       1903344      104857600
        """;

    // Then
    assertThat(Heap.alive(histogram)).isEqualTo(100);
  }
}
