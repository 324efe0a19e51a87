import { Breadcrumb, BreadcrumbItem, Content, Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { broken } from './broken';

interface Props {
  title: string;
  lead?: ReactNode;
  /** The page above this one. */
  parent?: { to: string; title: string };
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the console: its title (also of the window), what can be done, and its content. */
export function ConsolePage({ title, lead, parent, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} – Parley`;
  }, [title]);
  return (
    <>
      <PageSection className="parley-head">
        {parent && (
          <Breadcrumb className="parley-trail">
            <BreadcrumbItem render={({ className }) => <Link className={className} to={parent.to}>{parent.title}</Link>} />
            <BreadcrumbItem isActive>{broken(title)}</BreadcrumbItem>
          </Breadcrumb>
        )}
        <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }} alignItems={{ default: 'alignItemsCenter' }}>
          <FlexItem className="parley-title">
            <Title headingLevel="h1" size="2xl">
              {broken(title)}
            </Title>
            {lead && (
              <Content component="p" className="parley-lead">
                {lead}
              </Content>
            )}
          </FlexItem>
          {actions && <FlexItem>{actions}</FlexItem>}
        </Flex>
      </PageSection>
      <PageSection isFilled>{children}</PageSection>
    </>
  );
}
