using System.Text.Json;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Policies;

namespace Bmis.BorderPost.Tests.Inspecting;

/// <summary>Country profiles with one rule for everybody.</summary>
internal static class Profiles
{
    private static readonly string[] Directions = ["Entry", "Exit", "Transit"];
    private static readonly string[] VisaExempt = ["KEN"];

    internal static readonly Needs Supervised = new(Reason: true, Supervisor: true);

    /// <summary>A profile that demands these checks.</summary>
    internal static CountryProfile Demanding(params string[] checks) => Of(new() { Mandatory = checks });

    /// <summary>The rule of such a profile.</summary>
    internal static TravelRule Rule(params string[] checks) => Demanding(checks).Rules[0];

    internal static CountryProfile Of(Shape shape) => ProfileReader.Read(JsonSerializer.SerializeToUtf8Bytes(new
    {
        name = "test",
        version = 1,
        state = "UTO",
        adultAge = 18,
        visaExempt = VisaExempt,
        biometricsAfterRefusal = StandardCodeLists.Get("refusal-grounds").Codes
            .ToDictionary(item => item.Code, _ => BiometricsRule.Erased.ToString()),
        rules = new[]
        {
            new
            {
                categories = StandardCodeLists.Get("categories").Codes.Select(item => item.Code),
                directions = Directions,
                mandatory = shape.Mandatory,
                advisory = shape.Advisory,
                asked = shape.Asked,
                required = shape.Required,
                incomplete = shape.Needs,
                refer = shape.Needs,
                refusable = true,
                fingerprints = false,
                stayRegime = "",
            },
        },
    }));

    /// <summary>What the one rule says.</summary>
    internal sealed record Shape
    {
        internal string[] Mandatory { get; init; } = ["fixed"];

        internal string[] Advisory { get; init; } = [];

        internal string[] Asked { get; init; } = [];

        internal string[] Required { get; init; } = [];

        internal Needs Needs { get; init; } = Supervised;
    }
}
