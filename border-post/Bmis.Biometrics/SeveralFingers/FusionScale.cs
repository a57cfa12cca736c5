namespace Bmis.Biometrics.SeveralFingers;

/// <summary>What an engine's scores mean, so that those of several fingers can be added as evidence.</summary>
/// <param name="Neutral">Score at which a finger speaks neither for a match nor against it.</param>
/// <param name="Step">Difference of scores that makes a mate e times as likely.</param>
/// <param name="Floor">
/// Most that one finger can say against a match, in natural logarithms of odds: a mate's finger may be badly laid, hurt
/// or labelled wrongly, however far below its score lies.
/// </param>
public sealed record FusionScale(double Neutral, double Step, double Floor)
{
    /// <summary>
    /// That of the built-in engine. Neutral: seven of 19,200 pairs of strangers of FVC2002 DB1 to DB4 and UPEK come so
    /// far. Their share and that of 1,568 mates cross at 9.5 already, but strangers with like patterns are alike in all
    /// their fingers, so that these are no independent evidence; on those sets the difference costs 0.3 % of mates with
    /// two fingers and none with four. Step: as the engine's scores were fitted. Floor: one mate's finger in twenty is
    /// not what it should be; own choice, between what one wrong finger costs and what it leaves to strangers.
    /// </summary>
    public static FusionScale BuiltIn { get; } = new(12, 1, 3);
}
