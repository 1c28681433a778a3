package org.athanor.persistence.codec;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which variants and constants of the protocol an object holds, and which there are. */
public final class Contents {
  private Contents() {}

  /** Names of all the protocol's records and enum constants inside {@code value}. */
  public static Set<String> of(Object value) throws ReflectiveOperationException {
    Set<String> seen = new TreeSet<>();
    collect(value, seen);
    return seen;
  }

  /** Names of all variants and constants that events of {@code type} can hold, at any depth. */
  public static Set<String> possible(Class<?> type) {
    Set<String> found = new TreeSet<>();
    possible(type, found);
    return found;
  }

  private static void collect(Object value, Set<String> seen) throws ReflectiveOperationException {
    switch (value) {
      case Optional<?> optional when optional.isPresent() -> collect(optional.get(), seen);
      case Collection<?> collection -> {
        for (Object element : collection) {
          collect(element, seen);
        }
      }
      case Enum<?> constant -> seen.add(constant.getDeclaringClass().getName() + "." + constant);
      case Record part -> {
        seen.add(part.getClass().getName());
        for (RecordComponent component : part.getClass().getRecordComponents()) {
          component.getAccessor().setAccessible(true);
          collect(component.getAccessor().invoke(part), seen);
        }
      }
      default -> {}
    }
  }

  private static void possible(Class<?> type, Set<String> found) {
    if (type.isEnum()) {
      Stream.of(type.getEnumConstants()).forEach(one -> found.add(type.getName() + "." + one));
    } else if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(one -> possible(one, found));
    } else if (type.isRecord() && found.add(type.getName())) {
      for (RecordComponent component : type.getRecordComponents()) {
        possible(component.getGenericType(), found);
      }
    }
  }

  private static void possible(java.lang.reflect.Type type, Set<String> found) {
    switch (type) {
      case Class<?> plain -> possible(plain, found);
      case java.lang.reflect.ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments()).forEach(one -> possible(one, found));
      default -> throw new IllegalStateException("a component of type " + type);
    }
  }
}
