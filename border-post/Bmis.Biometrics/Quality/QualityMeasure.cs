using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Quality;

/// <summary>
/// The built-in measure of a picture's quality at capture, fitted to predict the scores of the built-in engine. It is
/// not NFIQ 2. It takes about a quarter of an extraction's time; any picture is answered in bounded time and memory.
/// </summary>
public static class QualityMeasure
{
    /// <summary>Judges a picture.</summary>
    /// <param name="picture">Ridges dark; what no engine takes is judged as no finger.</param>
    /// <param name="template">
    /// What was extracted from this picture; null when nothing was, and then a usual number of minutiae is supposed.
    /// </param>
    public static FingerQuality Of(GreyImage picture, FingerTemplate? template)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (Extractor.Refuse(picture) is { } fault)
            return new(0, [fault == ExtractionFault.TooSmall ? QualityFault.TooSmall : QualityFault.NoFinger]);
        var survey = FingerSurvey.Of(picture, template);
        if (survey.Area == 0) return new(0, [QualityFault.Empty]);
        if (survey.Certainty < QualityParameters.FingerCertainty) return new(0, [QualityFault.NoFinger]);
        return new((int)Math.Round(100 * Sum(survey, template) * Gate(survey)), [.. Faults(survey, template)]);
    }

    private static double Sum(in FingerSurvey survey, FingerTemplate? template) =>
        QualityParameters.MinutiaeWeight * Minutiae(survey, template)
        + QualityParameters.ClarityWeight * Clarity(survey)
        + QualityParameters.CentringWeight * Centring(survey)
        + QualityParameters.ThicknessWeight * Thickness(survey)
        + QualityParameters.BlackWeight * Blackness(survey);

    // What is hardly a print is not made good by lying in the middle.
    private static double Gate(in FingerSurvey survey) =>
        Within(survey.Area / QualityParameters.EnoughArea)
        * Within(survey.Coherence / QualityParameters.SmearedCoherence)
        * Within(survey.Certainty / QualityParameters.EnoughCertainty)
        * (IsStreaked(survey) ? QualityParameters.StreakedPart : 1);

    // Minutiae, each by the clarity around it where the engine tells it, and all by the ridges' regularity: smears are
    // full of spurious ones.
    private static double Minutiae(in FingerSurvey survey, FingerTemplate? template)
    {
        var coherence = survey.Coherence;
        var good = template is null
            ? survey.Area * survey.Coherence * QualityParameters.UsualDensity
            : template.Minutiae.Sum(minutia => minutia.Quality == 0 ? coherence : minutia.Quality / 100.0);
        return Within(good * Within(survey.Certainty / QualityParameters.BelievedCertainty)
            / QualityParameters.EnoughMinutiae);
    }

    // How certain the direction and the period of the ridges are, over the whole finger: the worse of both.
    private static double Clarity(in FingerSurvey survey) => Math.Min(
        Part(survey.Coherence, QualityParameters.LeastCoherence, QualityParameters.FullCoherence),
        Part(survey.Certainty, QualityParameters.LeastCertainty, QualityParameters.FullCertainty));

    // A finger that is cut off shows the less of its middle the farther it lies at the side.
    private static double Centring(in FingerSurvey survey) => !survey.IsCut ? 1
        : 1 - Part(survey.Distance, QualityParameters.FreeDistance, QualityParameters.WorstDistance);

    // Wet ridges grow until valleys close. Dry ones are thinner, which did not lower scores.
    private static double Thickness(in FingerSurvey survey) =>
        1 - Part(survey.Ridges, QualityParameters.BalancedRidges, QualityParameters.ThickRidges);

    private static double Blackness(in FingerSurvey survey) => 1 - Part(survey.Black, 0, QualityParameters.WorstBlack);

    private static IEnumerable<QualityFault> Faults(FingerSurvey survey, FingerTemplate? template)
    {
        if (survey.Area < QualityParameters.LeastArea) yield return QualityFault.TooSmall;
        if (survey.IsCut && survey.Aside > QualityParameters.FarShare) yield return QualityFault.OffCentre;
        if (survey.Ridges > QualityParameters.ThickRidges || survey.Black > QualityParameters.ManyBlack
            || survey.GroundDarkness > QualityParameters.DarkGround) yield return QualityFault.TooDark;
        if (survey.Skewness > QualityParameters.ThinRidges) yield return QualityFault.TooLight;
        if (survey.Deviation < QualityParameters.LeastDeviation) yield return QualityFault.LowContrast;
        if (survey.Coherence < QualityParameters.SmearedCoherence || IsStreaked(survey))
            yield return QualityFault.Smeared;
        if (template?.Minutiae.Count < QualityParameters.FewMinutiae) yield return QualityFault.FewMinutiae;
    }

    private static bool IsStreaked(in FingerSurvey survey) =>
        survey.Certainty < QualityParameters.StreakShare * survey.Coherence;

    private static double Part(double value, double from, double to) => Within((value - from) / (to - from));

    private static double Within(double share) => Math.Clamp(share, 0, 1);
}
