package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What stands in a vasprun.xml, of its last calculation. */
final class Vasprun {
  private static final String NAME = "vasprun.xml";
  private static final String LAST = "/modeling/calculation[last()]/";

  private final Document document;
  private final XPath path = XPathFactory.newInstance().newXPath();

  private Vasprun(Document document) {
    this.document = document;
  }

  /**
   * Reads the file in a folder.
   *
   * @throws UnreadableOutputException if it is not there, or breaks off
   */
  static Vasprun read(Path folder) throws UnreadableOutputException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new UnreadableOutputException("it left no file " + NAME);
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // What is wrong is thrown; by default it is printed as well.
      builder.setErrorHandler(null);
      return new Vasprun(builder.parse(file.toFile()));
    } catch (SAXException | IOException e) {
      throw new UnreadableOutputException(NAME + ": " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java cannot read XML safely", e);
    }
  }

  String version() throws UnreadableOutputException {
    return text("/modeling/generator/i[@name='version']", "version");
  }

  /** Steps that the self-consistent field took. */
  int steps() throws UnreadableOutputException {
    return nodes(LAST + "scstep").getLength();
  }

  /** NELM; a field that took as many steps is not converged, or just so. */
  int mostSteps() throws UnreadableOutputException {
    return (int) number("//parameters//i[@name='NELM']", "NELM");
  }

  /** The free energy in eV. */
  double energy() throws UnreadableOutputException {
    return number(LAST + "energy/i[@name='e_fr_energy']", "e_fr_energy");
  }

  /** In eV/Å. */
  Vectors forces() throws UnreadableOutputException {
    return Vectors.of(rows(LAST + "varray[@name='forces']/v", "forces"));
  }

  /** Positions in fractions of the cell. */
  Vectors fractions() throws UnreadableOutputException {
    return Vectors.of(rows(LAST + "structure/varray[@name='positions']/v", "positions"));
  }

  /** In kbar, positive under compression; empty where ISIF left it out. */
  Optional<Matrix3> stress() throws UnreadableOutputException {
    if (nodes(LAST + "varray[@name='stress']").getLength() == 0) {
      return Optional.empty();
    }
    double[] rows = rows(LAST + "varray[@name='stress']/v", "stress");
    if (rows.length != 9) {
      throw new UnreadableOutputException(NAME + ": stress in " + rows.length / 3 + " of 3 rows");
    }
    return Optional.of(Matrix3.of(rows));
  }

  private double[] rows(String where, String what) throws UnreadableOutputException {
    NodeList nodes = nodes(where);
    if (nodes.getLength() == 0) {
      throw new UnreadableOutputException(NAME + ": there are no " + what);
    }
    double[] values = new double[3 * nodes.getLength()];
    for (int k = 0; k < nodes.getLength(); k++) {
      OutputText.three(nodes.item(k).getTextContent(), values, k);
    }
    return values;
  }

  private double number(String where, String what) throws UnreadableOutputException {
    return OutputText.number(text(where, what), what);
  }

  private String text(String where, String what) throws UnreadableOutputException {
    NodeList nodes = nodes(where);
    if (nodes.getLength() == 0) {
      throw new UnreadableOutputException(NAME + ": there is no " + what);
    }
    return nodes.item(0).getTextContent().strip();
  }

  private NodeList nodes(String where) throws UnreadableOutputException {
    try {
      return (NodeList) path.evaluate(where, document, XPathConstants.NODESET);
    } catch (XPathExpressionException e) {
      throw new UnreadableOutputException(NAME + ": " + where, e);
    }
  }
}
