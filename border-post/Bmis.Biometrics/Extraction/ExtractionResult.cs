using System.Diagnostics.CodeAnalysis;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Extraction;

/// <summary>A template, or why there is none.</summary>
public sealed record ExtractionResult
{
    private ExtractionResult(FingerTemplate? template, ExtractionFault? fault) => (Template, Fault) = (template, fault);

    /// <summary>The template; null with a fault.</summary>
    public FingerTemplate? Template { get; }

    /// <summary>The fault; null with a template.</summary>
    public ExtractionFault? Fault { get; }

    /// <summary>Whether there is a template.</summary>
    [MemberNotNullWhen(true, nameof(Template))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsExtracted => Template is not null;

    internal static ExtractionResult Extracted(FingerTemplate template) => new(template, null);

    internal static ExtractionResult Failed(ExtractionFault fault) => new(null, fault);
}
