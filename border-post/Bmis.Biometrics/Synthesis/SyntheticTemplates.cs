using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Templates of the built-in engine without pictures, for galleries of a million: a finger's minutiae and flow follow
/// from its number, and each impression turns, shifts, stretches, crops, drops and invents. Tens of microseconds each;
/// the same numbers give the same bytes on every machine. Counts, distances and scores agree with those of real prints
/// as far as <c>TemplateParameters</c> says. The flow is that of the <see cref="SyntheticFinger"/> of the same number;
/// the minutiae are others.
/// </summary>
public static class SyntheticTemplates
{
    /// <summary>The whole finger, as no reader sees it at once.</summary>
    /// <param name="id">The identity: any number.</param>
    public static FingerTemplate Finger(long id) => WholeFinger.Of(new(id));

    /// <summary>One impression of a finger, as people make them; enrolments are impressions too.</summary>
    /// <param name="id">The identity: any number.</param>
    /// <param name="seed">Number of the impression.</param>
    public static FingerTemplate Impression(long id, int seed) =>
        TemplateImpression.Of(new(id), SeededSequence.Seed(id, seed));
}
