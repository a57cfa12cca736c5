using Bmis.Crossings.Decisions;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.SecondLine;

/// <summary>The form of an outcome as the page posts it: texts, each of which may be anything.</summary>
internal sealed class OutcomeInput
{
    public string Key { get; set; } = "";

    public string? Decision { get; set; }

    public string[]? Grounds { get; set; }

    public string? Words { get; set; }

    public string? FormLanguage { get; set; }

    public Signature Signature { get; set; }

    public bool InternalSecurity { get; set; }

    /// <summary>The outcome; what only a refusal has is dropped from any other.</summary>
    internal Outcome Read()
    {
        var decision = DecisionCode.Parse(Decision).TryGet(out var known) ? known : default;
        var words = Words?.Trim() ?? "";
        return decision == DecisionCode.RefuseEntry
            ? new(decision, Grounds ?? [], words, FormLanguage ?? "", Signature, InternalSecurity)
            : new(decision, [], words);
    }

    public override string ToString() => "[outcome]";
}
