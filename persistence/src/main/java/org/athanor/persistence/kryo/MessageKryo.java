package org.athanor.persistence.kryo;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.DefaultSerializers.EnumSerializer;
import com.esotericsoftware.kryo.serializers.OptionalSerializers;
import com.esotericsoftware.kryo.serializers.RecordSerializer;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Vectors;

/**
 * Kryo that knows our messages, each class under a fixed number, and refuses every other class.
 *
 * <p>Messages are trees of values, so references are not tracked. Whatever list or set goes in, an
 * unmodifiable one comes out.
 */
final class MessageKryo extends Kryo {
  /** Above Kryo's own numbers for primitives. */
  private static final int FIRST = 20;

  private static final int FIRST_RECORD = 40;

  MessageKryo(ActorRefResolver resolver) {
    setRegistrationRequired(true);
    setReferences(false);
    register(Vectors.class, numbers(Vectors::toArray, Vectors::of), FIRST);
    register(Scalars.class, numbers(Scalars::toArray, Scalars::of), FIRST + 1);
    register(Matrix3.class, numbers(Matrix3::toArray, Matrix3::of), FIRST + 2);
    register(Species.class, new SpeciesSerializer(), FIRST + 3);
    register(Optional.class, new OptionalSerializers.OptionalSerializer(), FIRST + 4);
    register(Instant.class, new TimeSerializers.InstantSerializer(), FIRST + 5);
    register(Duration.class, new TimeSerializers.DurationSerializer(), FIRST + 6);
    register(List.class, new ElementsSerializer<>(List::copyOf), FIRST + 7);
    register(Set.class, new ElementsSerializer<>(Set::copyOf), FIRST + 8);
    register(ActorRef.class, new ActorRefSerializer(resolver), FIRST + 9);
    int id = FIRST_RECORD;
    for (Class<?> type : Registered.TYPES) {
      register(type, serializer(type), id++);
    }
  }

  /** Lists, sets and actor references have many classes; each kind goes by its interface. */
  @Override
  @SuppressWarnings("rawtypes") // The signature is Kryo's.
  public Registration getRegistration(Class type) {
    if (List.class.isAssignableFrom(type)) {
      return super.getRegistration(List.class);
    }
    if (Set.class.isAssignableFrom(type)) {
      return super.getRegistration(Set.class);
    }
    if (ActorRef.class.isAssignableFrom(type)) {
      return super.getRegistration(ActorRef.class);
    }
    return super.getRegistration(type);
  }

  private static Serializer<?> serializer(Class<?> type) {
    if (type.isEnum()) {
      return new EnumSerializer(type.asSubclass(Enum.class));
    }
    return new RecordSerializer<>(type);
  }

  private static <T> Serializer<T> numbers(Function<T, double[]> out, Function<double[], T> in) {
    return new Serializer<>(false, true) {
      @Override
      public void write(Kryo kryo, Output output, T value) {
        double[] numbers = out.apply(value);
        output.writeVarInt(numbers.length, true);
        output.writeDoubles(numbers, 0, numbers.length);
      }

      @Override
      public T read(Kryo kryo, Input input, Class<? extends T> type) {
        return in.apply(input.readDoubles(input.readVarInt(true)));
      }
    };
  }

  private static final class SpeciesSerializer extends Serializer<Species> {
    @Override
    public void write(Kryo kryo, Output output, Species species) {
      int[] numbers = species.toArray();
      output.writeVarInt(numbers.length, true);
      output.writeInts(numbers, 0, numbers.length, true);
    }

    @Override
    public Species read(Kryo kryo, Input input, Class<? extends Species> type) {
      return Species.of(input.readInts(input.readVarInt(true), true));
    }
  }

  private static final class ElementsSerializer<C extends Collection<?>> extends Serializer<C> {
    private final Function<List<Object>, C> copy;

    ElementsSerializer(Function<List<Object>, C> copy) {
      this.copy = copy;
    }

    @Override
    public void write(Kryo kryo, Output output, C elements) {
      output.writeVarInt(elements.size(), true);
      elements.forEach(element -> kryo.writeClassAndObject(output, element));
    }

    @Override
    public C read(Kryo kryo, Input input, Class<? extends C> type) {
      int size = input.readVarInt(true);
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        elements.add(kryo.readClassAndObject(input));
      }
      return copy.apply(elements);
    }
  }

  private static final class ActorRefSerializer extends Serializer<ActorRef<?>> {
    private final ActorRefResolver resolver;

    ActorRefSerializer(ActorRefResolver resolver) {
      this.resolver = resolver;
    }

    @Override
    public void write(Kryo kryo, Output output, ActorRef<?> reference) {
      output.writeString(resolver.toSerializationFormat(reference));
    }

    @Override
    public ActorRef<?> read(Kryo kryo, Input input, Class<? extends ActorRef<?>> type) {
      return resolver.resolveActorRef(input.readString());
    }
  }
}
