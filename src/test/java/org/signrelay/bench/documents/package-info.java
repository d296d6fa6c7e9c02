/** Large documents, and many at once, on a small heap. */
package org.signrelay.bench.documents;
