using System.Text.Json;

namespace Bmis.BorderPost.Tests.Verbs;

/// <summary>What a verb said.</summary>
internal sealed record VerbAnswer(int Exit, string Output, string Error)
{
    internal JsonElement Json => JsonDocument.Parse(Output).RootElement;

    internal string Verdict => Json.GetProperty("verdict").GetString()!;

    internal string this[string check] => Check(check).GetProperty("result").GetString()!;

    internal string Reason(string check) => Check(check).GetProperty("reason").GetString()!;

    internal IEnumerable<JsonElement> Checks => Json.GetProperty("checks").EnumerateArray();

    private JsonElement Check(string name) => Checks.Single(one => one.GetProperty("check").GetString() == name);
}
