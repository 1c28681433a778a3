/** Labels that a fit should not be given, each refused by name. */
package org.athanor.potentials.screening;
