namespace Bmis.Reports.Statistics;

/// <summary>Writes the query of a filter; every value travels as a parameter.</summary>
internal static class FlowSql
{
    internal const string Hits =
        """
        select list, sum(hits), sum(inspections)
        from alert_hit_daily
        where region_id = any(@regions) and local_day between @from and @to
          and (cardinality(@posts) = 0 or post_code = any(@posts))
        group by list
        order by 2 desc, 1
        """;

    internal static string Flows(FlowFilter filter)
    {
        var where = string.Concat(Conditions(filter));
        var cells =
            $"""
            select {Expression(filter.By)} as row, {Series(filter.Split)} as series,
                   sum(crossings) as crossings, sum(refusals) as refusals, sum(referrals) as referrals,
                   sum(other_decisions) as others
            from flow_daily
            where region_id = any(@regions) and local_day between @from and @to{where}
            group by 1, 2
            """;
        return filter.Split is FlowDimension.Post or FlowDimension.Nationality ? Gathered(cells) : cells;
    }

    private static string Gathered(string cells) =>
        $"""
        with cell as materialized ({cells}),
        biggest as (
            select series from cell group by series
            order by sum(crossings) desc, series limit {FlowReport.MaximumSeries})
        select row, coalesce(biggest.series, '{FlowReport.OtherSeries}'),
               sum(crossings), sum(refusals), sum(referrals), sum(others)
        from cell left join biggest using (series)
        group by 1, 2
        """;

    private static IEnumerable<string> Conditions(FlowFilter filter)
    {
        if (filter.Posts.Count > 0) yield return " and post_code = any(@posts)";
        if (filter.Directions.Count > 0) yield return " and direction = any(@directions)";
        if (filter.Nationalities.Count > 0) yield return " and nationality = any(@nationalities)";
        if (filter.Sexes.Count > 0) yield return " and sex = any(@sexes)";
        if (filter.AgeBands.Count > 0) yield return " and age_band = any(@ages)";
    }

    private static string Series(FlowDimension? split) => split is { } by ? Expression(by) : "''";

    private static string Expression(FlowDimension dimension) => dimension switch
    {
        FlowDimension.Day => "local_day",
        FlowDimension.Month => "date_trunc('month', local_day)::date",
        FlowDimension.Post => "post_code",
        FlowDimension.Direction => "direction",
        FlowDimension.Nationality => "nationality",
        FlowDimension.Sex => "sex",
        _ => "age_band",
    };
}
