using Bmis.Biographics;

namespace Bmis.Crossings.Decisions;

/// <summary>What was decided about a traveller: a code of the list <c>decisions</c>.</summary>
public readonly record struct DecisionCode
{
    private static readonly string[] Known =
        ["ADM", "ADC", "REF2", "RFE", "WDR", "PRT", "EXO", "EXP", "TRN", "ESC", "CAN"];

    private readonly string? _code;

    private DecisionCode(string code) => _code = code;

    /// <summary>Admit.</summary>
    public static DecisionCode Admit => new("ADM");

    /// <summary>Admit with conditions.</summary>
    public static DecisionCode AdmitWithConditions => new("ADC");

    /// <summary>Send to second line; closed by a later decision.</summary>
    public static DecisionCode Refer => new("REF2");

    /// <summary>Refuse entry; a second-line act.</summary>
    public static DecisionCode RefuseEntry => new("RFE");

    /// <summary>The traveller withdrew the application to enter.</summary>
    public static DecisionCode Withdrawn => new("WDR");

    /// <summary>Referred to the authority for protection or asylum.</summary>
    public static DecisionCode Protection => new("PRT");

    /// <summary>Handed over under escort.</summary>
    public static DecisionCode Escorted => new("ESC");

    /// <summary>Let exit.</summary>
    public static DecisionCode Exit => new("EXO");

    /// <summary>Exit prevented by a legal order.</summary>
    public static DecisionCode ExitPrevented => new("EXP");

    /// <summary>Transit.</summary>
    public static DecisionCode Transit => new("TRN");

    /// <summary>The capture was a mistake and is cancelled.</summary>
    public static DecisionCode Cancelled => new("CAN");

    /// <summary>The code, such as ADM; empty only for the default value.</summary>
    public string Code => _code ?? "";

    /// <summary>True for the decisions that count as crossings: admit, admit with conditions, exit, transit.</summary>
    public bool IsCrossing => _code is "ADM" or "ADC" or "EXO" or "TRN";

    /// <summary>Reads a code, upper case.</summary>
    public static Parsed<DecisionCode> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Parsed<DecisionCode>.Refused(ParseReason.Empty, 0);
        return Array.IndexOf(Known, text) >= 0
            ? Parsed<DecisionCode>.Of(new(text))
            : Parsed<DecisionCode>.Refused(ParseReason.UnknownCode, 0);
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
