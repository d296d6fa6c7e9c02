package org.signrelay.design;

/** In which order day, month and year stand in a date of numbers such as 01/02/2027. */
public enum DateOrder {
  MDY,
  DMY,
  YMD
}
