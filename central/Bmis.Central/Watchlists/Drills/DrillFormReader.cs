using System.Globalization;
using Bmis.Biographics;
using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>Makes a drill of what was typed.</summary>
internal sealed class DrillFormReader
{
    /// <summary>Letters that the number of a passport has in its MRZ.</summary>
    public const int LongestNumber = 9;

    private readonly FormFields _fields = new();

    private DrillFormReader()
    {
    }

    /// <summary>The drill, or the fields that are wrong.</summary>
    public static (DrillPlan? Plan, IReadOnlyList<string> Wrong) Read(
        string id, DrillForm form, IReadOnlyCollection<string> posts, DateTime now)
    {
        var reader = new DrillFormReader();
        var (starts, ends) = reader.Window(form, now);
        var person = reader.Person(id, form, ends);
        var chosen = reader.Posts(form, posts);
        var instructions = reader._fields.Text(form.Instructions, "instructions", FormFields.LongestText);
        if (string.IsNullOrWhiteSpace(form.Reason)) reader._fields.Mark("reason");
        return reader._fields.Wrong is { Count: > 0 } wrong
            ? (null, wrong)
            : (new DrillPlan
            {
                Person = AlertListFile.Write([person]),
                StartsAt = starts,
                EndsAt = ends,
                Posts = chosen,
                Instructions = instructions,
            }, []);
    }

    /// <summary>The form that says what a drill says.</summary>
    public static DrillForm Of(DrillPlan plan)
    {
        var person = plan.Read();
        return new()
        {
            Name = person.Names[0].Text,
            BirthDate = $"{person.BirthDates[0].Earliest:yyyy-MM-dd}",
            Sex = person.Sex?.ToString() ?? "",
            DocumentNumber = person.Documents[0].Number.Text,
            Posts = plan.Posts,
            StartsAt = plan.StartsAt.ToString(DrillForm.Minutes, CultureInfo.InvariantCulture),
            EndsAt = plan.EndsAt.ToString(DrillForm.Minutes, CultureInfo.InvariantCulture),
            OnEntry = JsonName.Of(person.Actions.OnEntry),
            OnExit = JsonName.Of(person.Actions.OnExit),
            Instructions = plan.Instructions,
            Handling = person.Terms.Handling,
            Contact = person.Terms.Contact,
        };
    }

    private (DateTime Starts, DateTime Ends) Window(DrillForm form, DateTime now)
    {
        var (starts, ends) = (Moment(form.StartsAt, "startsAt"), Moment(form.EndsAt, "endsAt"));
        if (starts != default && ends != default && !DrillRules.IsWindow(starts, ends, now)) _fields.Mark("endsAt");
        return (starts, ends);
    }

    private AlertEntry Person(string id, DrillForm form, DateTime ends)
    {
        Specimen(form.Nationality, "nationality");
        Specimen(form.IssuingState, "issuingState");
        var actions = new AlertActions(
            _fields.Choice(form.OnEntry, AlertAction.Refer, "onEntry"),
            _fields.Choice(form.OnExit, AlertAction.Refer, "onExit"));
        if (actions.AreNone) _fields.Mark("onEntry");
        return new()
        {
            Id = id,
            Kind = EntryKind.Person,
            IsDrill = true,
            Names = [Name(form.Name)],
            BirthDates = [BirthDate(form.BirthDate)],
            Nationalities = [DrillRules.Specimen],
            Sex = SexOf(form.Sex),
            Documents = [new("P", Number(form.DocumentNumber), DrillRules.Specimen)],
            Actions = actions,
            Terms = new()
            {
                Owner = EntryFormReader.Source,
                Handling = _fields.Text(form.Handling, "handling", FormFields.LongestText),
                Contact = _fields.Text(form.Contact, "contact"),
                ExpiresOn = DrillRules.LastDay(ends),
            },
            Source = EntryFormReader.Source,
        };
    }

    private void Specimen(string? code, string field)
    {
        if ((code ?? "").Trim() != DrillRules.Specimen.Code) _fields.Mark(field);
    }

    private AlertName Name(string? text)
    {
        var parts = _fields.Text(text, "name").Split(',', 2, StringSplitOptions.TrimEntries);
        var (primary, secondary) = (parts[0], parts.Length > 1 ? parts[1] : "");
        if (!PersonName.Parse(primary, secondary).TryGet(out var name) || name.MrzPrimary.Length == 0)
            _fields.Mark("name");
        return new(primary, secondary, NameKind.Primary, NameQuality.Strong);
    }

    private BirthInterval BirthDate(string? text)
    {
        if (PartialDate.Parse(text).TryGet(out var date) && date.IsComplete) return BirthInterval.Of(date);
        _fields.Mark("birthDate");
        return default;
    }

    private Sex SexOf(string? text)
    {
        if (SexCode.Parse(text).TryGet(out var sex)) return sex;
        _fields.Mark("sex");
        return Sex.X;
    }

    private DocumentNumber Number(string? text)
    {
        if (DocumentNumber.Parse(text).TryGet(out var number) && number.Text.Length is > 0 and <= LongestNumber)
            return number;
        _fields.Mark("documentNumber");
        return default;
    }

    private string[] Posts(DrillForm form, IReadOnlyCollection<string> known)
    {
        string[] chosen = [.. (form.Posts ?? []).Distinct()];
        if (!chosen.All(known.Contains)) _fields.Mark("posts");
        return chosen;
    }

    private DateTime Moment(string? text, string field)
    {
        if (DateTime.TryParseExact(
            (text ?? "").Trim().TrimEnd('Z'), DrillForm.Minutes, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            return moment;
        _fields.Mark(field);
        return default;
    }
}
