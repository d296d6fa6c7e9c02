/**
 * The page on performance: a section for each part of the benchmark, with its figures, whether they
 * reach their targets, and when, where and how they were measured.
 */
package org.signrelay.bench.page;
