package org.athanor.sims.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;

/** Frames of a file as labels of a fit. */
public final class Dataset {
  /** The key of a frame's own weight, which multiplies the squares of its residuals. */
  public static final String WEIGHT = "config_weight";

  private final String name;
  private final List<Frame> frames;

  /** Frames of a file with this name. */
  public Dataset(String name, List<Frame> frames) {
    this.name = name;
    this.frames = List.copyOf(frames);
  }

  /** The frames. */
  public List<Frame> frames() {
    return frames;
  }

  /** The atomic numbers that occur. */
  public SortedSet<Integer> elements() {
    SortedSet<Integer> elements = new TreeSet<>();
    for (Frame frame : frames) {
      for (int i = 0; i < frame.structure().size(); i++) {
        elements.add(frame.structure().species().get(i));
      }
    }
    return elements;
  }

  /** The numbers of the frames, from 1, that have no energy or no forces. */
  List<Integer> withoutLabels() {
    List<Integer> numbers = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      if (frames.get(k).labels().isEmpty()) {
        numbers.add(k + 1);
      }
    }
    return numbers;
  }

  /** The same without some frames, whose places are counted from 0. */
  Dataset without(SortedSet<Integer> places) {
    List<Frame> rest = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      if (!places.contains(k)) {
        rest.add(frames.get(k));
      }
    }
    return new Dataset(name, rest);
  }

  /**
   * The labels, each with the weights that its forces leave it times the root of its own weight.
   *
   * @throws IllegalArgumentException if a frame's weight is not a positive number
   */
  List<Label> labels(FitWeights weights) {
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      Frame frame = frames.get(k);
      Labels label = frame.labels().orElseThrow();
      FitWeights own = weights.of(label).times(Math.sqrt(weight(frame, k + 1)));
      labels.add(new Label(frame.structure(), label, own));
    }
    return labels;
  }

  private double weight(Frame frame, int number) {
    String text = frame.info().getOrDefault(WEIGHT, "1");
    try {
      double weight = Double.parseDouble(text);
      if (weight > 0 && Double.isFinite(weight)) {
        return weight;
      }
    } catch (NumberFormatException e) {
      throw badWeight(number, text);
    }
    throw badWeight(number, text);
  }

  private IllegalArgumentException badWeight(int number, String text) {
    return new IllegalArgumentException(
        name
            + ", frame "
            + number
            + ": expected a positive number as "
            + WEIGHT
            + ", got \""
            + text
            + "\"");
  }

  /** Energies in eV of frames that are a single atom, by atomic number; the last counts. */
  public SortedMap<Integer, Double> isolatedAtoms() {
    SortedMap<Integer, Double> energies = new TreeMap<>();
    for (Frame frame : frames) {
      if (frame.structure().size() == 1 && alone(frame)) {
        frame.labels().ifPresent(l -> energies.put(frame.structure().species().get(0), l.energy()));
      }
    }
    return energies;
  }

  /** Whether no image of the atom is near. */
  private static boolean alone(Frame frame) {
    return Neighbours.of(frame.structure(), 6).first(1) == 0;
  }
}
